// The library Plotting.
