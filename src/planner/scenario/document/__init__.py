"""scenario.yaml: its keys, and reading it with every problem at its line and column."""
