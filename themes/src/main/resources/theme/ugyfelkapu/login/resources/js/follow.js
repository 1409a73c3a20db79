// Goes on when everything on the page, the frames of the relying parties included, has loaded.
const follow = () => location.replace(document.querySelector("a[data-uk-follow]").href);
if (document.readyState === "complete") {
  follow();
} else {
  addEventListener("load", follow);
}
