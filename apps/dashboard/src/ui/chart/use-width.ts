import { useLayoutEffect, useRef, useState } from 'react'

/** The width of a box in CSS pixels, measured before the first paint; `otherwise` where nothing is laid out. */
export function useWidth(otherwise: number) {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(otherwise)
  useLayoutEffect(() => {
    const box = ref.current
    if (box === null) return
    const measure = () => {
      if (box.clientWidth > 0) setWidth(box.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}
