// The library Recurrent.
