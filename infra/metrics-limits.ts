/** Two cores, and what most accounts may have without asking. */
export const MEMORY_MB = 3_008;
/** What Node holds besides, and what the engine takes beyond its limit: measured at ten million events. */
const RUNTIME_MB = 1_152;
/** What the engine may take before it puts things on the disk. */
export const ENGINE_MB = MEMORY_MB - RUNTIME_MB;
/** Files of the lake, and what does not fit into memory. */
export const SCRATCH_MB = 4_096;
export const TIMEOUT_SECONDS = 900;
