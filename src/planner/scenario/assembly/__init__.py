"""From the document and its tables to the values of a scenario, one part a module."""
