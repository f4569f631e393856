(globalThis as any).log.push("one");
