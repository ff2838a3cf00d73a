"""The figures the program has to reach, each measured beside its limit in the same run."""
