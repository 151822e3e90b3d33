// Next minifies the sheet. Tailwind's own pass would replace `light-dark()` for older browsers.
export default { plugins: { '@tailwindcss/postcss': { optimize: false } } };
