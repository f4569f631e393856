// %%
interface Box {
  label?: string;
}
class Box {
  side = 2;
}

// %%
const box: Box = new Box();
box.label = "b";
console.log(box.label, box.side);
