// The library Datasets.
