import { useEffect, useRef } from 'react';

/** Closer than this to the end of the page, in pixels, the reader is following along. */
const FOLLOWING_PX = 160;

/** Keeps the end of a growing page in view for a reader who was there, and leaves who scrolled back alone. */
export function useFollowEnd(isGrowing: boolean, size: number): void {
  const isFollowing = useRef(true);
  useEffect(() => {
    if (!isGrowing) return;
    const look = () => {
      const page = document.documentElement;
      isFollowing.current = page.scrollHeight - window.scrollY - window.innerHeight < FOLLOWING_PX;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [isGrowing]);
  useEffect(() => {
    // `size` is what makes this run: there is more to see.
    if (isGrowing && size > 0 && isFollowing.current) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [isGrowing, size]);
}
