export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // VoiceOver forgets that a list without bullets is one, unless it is said again.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list"] }],
  },
};
