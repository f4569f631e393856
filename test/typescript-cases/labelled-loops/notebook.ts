// %%
function firstPair(target: number): [number, number] | null {
  outer: for (let a = 0; a < 10; a++) {
    for (let b = a; b < 10; b++) {
      if (a * b > target) continue outer;
      if (a + b === target) return [a, b];
      if (a > 8) break outer;
    }
  }
  return null;
}

function describe(n: number): string {
  let text = "";
  do {
    switch (n & 3) {
      case 0:
        text += "zero ";
      case 1:
        text += "one ";
        break;
      default:
        text += "more ";
    }
  } while ((n >>= 2, n > 0));
  return text.trim();
}

// %%
console.log(firstPair(7), describe(0b110100));
