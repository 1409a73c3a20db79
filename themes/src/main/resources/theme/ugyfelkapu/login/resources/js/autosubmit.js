document.querySelector("form[data-uk-autosubmit]").submit();
