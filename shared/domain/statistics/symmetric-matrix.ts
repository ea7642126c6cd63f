/** By rows; of a symmetric one only the lower triangle is read. */
export type Matrix = readonly (readonly number[])[];

/** So much of a diagonal element may be lost to rounding before what remains means nothing. */
const ROUNDING = 1e-13;

/**
 * The inverse of a symmetric matrix whose quadratic form is above 0 everywhere (a covariance, an information), by Cholesky.
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th edition, section 4.2.
 * @returns null where it is not such a matrix, or too near to one that is not
 */
export function inverseOf(matrix: Matrix): number[][] | null {
  const lower = choleskyOf(matrix);
  if (lower === null) return null;
  const columns = matrix.map((_, column) =>
    solve(
      lower,
      matrix.map((_, row) => (row === column ? 1 : 0)),
    ),
  );
  return columns.map((_, row) => columns.map((column) => at(column, row)));
}

/** The lower triangle L with L·Lᵀ = matrix. */
function choleskyOf(matrix: Matrix): number[][] | null {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = lower[j] ?? [];
      made.push((at(row, j) - dot(made, other, j)) / at(other, j));
    }
    const rest = at(row, i) - dot(made, made, i);
    if (!(rest > ROUNDING * at(row, i))) return null;
    lower.push([...made, Math.sqrt(rest)]);
  }
  return lower;
}

/** x with L·Lᵀ·x = right. */
function solve(lower: Matrix, right: readonly number[]): number[] {
  const half: number[] = [];
  for (const [i, row] of lower.entries()) half.push((at(right, i) - dot(row, half, i)) / at(row, i));
  const size = lower.length;
  const x: number[] = right.map(() => 0);
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = at(half, i);
    for (let j = i + 1; j < size; j += 1) rest -= at(lower[j] ?? [], i) * at(x, j);
    x[i] = rest / at(lower[i] ?? [], i);
  }
  return x;
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += at(a, k) * at(b, k);
  return sum;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.NaN;
