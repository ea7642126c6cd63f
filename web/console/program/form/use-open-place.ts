import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

interface OpenPlace {
  /** JSON pointer of what is open; empty where nothing is. */
  readonly pointer: string;
  open(pointer: string): void;
}

/** What is open stands behind the `#` of the address, so that it can be shared, and a reload shows it again. */
export function useOpenPlace(): OpenPlace {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const open = useCallback(
    (pointer: string): void => {
      void navigate(
        { hash: pointer === '' ? '' : encodeURI(pointer) },
        { replace: true, preventScrollReset: true },
      );
    },
    [navigate],
  );
  return { pointer: decoded(hash.slice(1)), open };
}

function decoded(hash: string): string {
  try {
    return decodeURI(hash);
  } catch {
    return '';
  }
}
