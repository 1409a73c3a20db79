document.querySelector("form[data-uk-autosubmit]").requestSubmit();
