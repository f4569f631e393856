// %%
const START = 5;

class Odometer {
  km = START * 2;
}

// %%
new Odometer()
