(globalThis as any).log.push("two");
