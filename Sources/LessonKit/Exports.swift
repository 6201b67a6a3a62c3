@_exported import ArgumentParser
@_exported import Plotting
