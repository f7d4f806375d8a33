import { defineConfig } from "vitest/config";

/** `--mode deep` (the script `test:deep`) lets properties and fuzzers run many more cases: they read RUBRIC_DEEP. */
export default defineConfig(({ mode }) => {
  const deep = mode === "deep";
  return {
    test: {
      include: ["**/*.test.ts"],
      env: deep ? { RUBRIC_DEEP: "1" } : {},
      testTimeout: deep ? 3_600_000 : 20_000,
      pool: "threads",
      isolate: false,
      reporters: ["default", "./reporter.ts"],
    },
  };
});
