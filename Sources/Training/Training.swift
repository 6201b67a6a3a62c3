// The library Training.
