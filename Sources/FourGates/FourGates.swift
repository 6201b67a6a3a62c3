@_exported import Autograd
@_exported import Datasets
@_exported import Recurrent
@_exported import Tensors
@_exported import Training
