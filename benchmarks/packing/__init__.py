"""Generated cities as engine programs: areas packed into years; the same seed, the same program."""

from benchmarks.packing.city import City as City
from benchmarks.packing.city import city as city
from benchmarks.packing.town import Town as Town
