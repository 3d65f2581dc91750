"""What we are asked: scenario files and tables in, one frozen `Scenario` out."""
