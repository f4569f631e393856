// %%
const meter = {
  reads: 0,
  get value() {
    return ++this.reads;
  },
};

// %%
meter.value;
console.log(meter.value, meter.reads);
