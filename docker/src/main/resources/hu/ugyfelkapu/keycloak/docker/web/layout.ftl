<#macro page title error=false demo=false script="">
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><#if error>${t.errorPrefix} </#if>${title} – ${t.siteName}</title>
  <link rel="stylesheet" href="/site.css">
  <#if script?has_content>
  <script type="module" src="${script}"></script>
  </#if>
</head>
<body data-page-id="demo-${pageId}">
  <a class="skip" href="#content">${t.skip}</a>
  <header>
    <p class="banner">${t.banner}</p>
    <div class="bar">
      <a class="name" href="/">${t.siteName}</a>
      <nav aria-label="${t.navigation}">
        <a href="/mail/">${t.mailsTitle}</a>
        <a href="/soft-card/">${t.softCardTitle}</a>
        <#if lang == "hu">
        <a href="${path}?lang=en" lang="en" hreflang="en">English</a>
        <#else>
        <a href="${path}?lang=hu" lang="hu" hreflang="hu">Magyar</a>
        </#if>
      </nav>
    </div>
  </header>
  <main id="content">
    <#if demo>
    <p class="demo-mark">${t.demoMark}</p>
    </#if>
    <h1>${title}</h1>
    <#nested>
  </main>
</body>
</html>
</#macro>
