# %%
from dataclasses import dataclass, field


@dataclass
class Sensor:
    name: str
    readings: list[float] = field(default_factory=list)

    def peak(self) -> float:
        return max(self.readings)


# %%
sensor = Sensor('inlet', [1.5, 2.5])
sensor.peak()

# %%
sensor
