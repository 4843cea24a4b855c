/**
 * The elements of SVG 2 that draw, https://www.w3.org/TR/SVG2/eltindex.html. Not among them: `script`, `foreignObject`, `feImage`,
 * `handler`, `iframe`, `audio`, `video`. `a` gives its content only.
 */
const ELEMENTS = new Set(
  `a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence filter g image line linearGradient marker mask mpath path pattern polygon polyline radialGradient rect set stop
  style svg switch symbol text textPath title tspan use view`.split(/\s+/),
);

/** Their attributes, without handlers and references. An animation may change each of these and no other. */
const ATTRIBUTES = new Set(
  `class style id lang tabindex role version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry
  fx fy fr d points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side transform transform-origin
  transform-box gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient filterUnits
  primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order
  kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
  specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale
  xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles requiredFeatures
  requiredExtensions systemLanguage attributeName attributeType begin dur end min max restart repeatCount repeatDur fill
  calcMode keyTimes keySplines keyPoints from to by additive accumulate path origin media
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-rendering cursor direction display dominant-baseline enable-background fill-opacity fill-rule filter flood-color
  flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
  marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order pointer-events shape-rendering
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode aria-label aria-labelledby aria-describedby aria-hidden xml:space xml:lang`.split(
    /\s+/,
  ),
);

export function isSvgElement(name: string): boolean {
  return ELEMENTS.has(name);
}

export function isSvgAttribute(name: string): boolean {
  return ATTRIBUTES.has(name);
}
