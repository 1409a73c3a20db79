<#-- @ftlvariable name="pages" type="java.util.List" -->
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">
  <title>Gallery of pages and mails</title>
  <link rel="stylesheet" href="gallery.css">
</head>
<body>
  <a href="#content" class="skip">Skip to the pages</a>
  <header>
    <h1>Gallery of pages and mails</h1>
    <p>Every page and mail in each state, in Hungarian and English, on a phone (320&nbsp;px) and at a desk (1280&nbsp;px), in the light and in the dark. The tests took the pictures from a running server. A picture opens in full size.</p>
    <p>${pages?size} pages and mails, <#assign states = 0><#list pages as page><#assign states += page.states()?size></#list>${states} states.</p>
  </header>
  <nav aria-labelledby="contents">
    <h2 id="contents">Contents</h2>
    <#list ["Login theme", "Mails", "Demo service and others"] as group>
    <#assign members = pages?filter(page -> page.group() == group)>
    <#if members?has_content>
    <h3>${group}</h3>
    <ul class="contents">
      <#list members as page>
      <li><a href="#${page.id()}">${page.id()}</a> <span class="count">${page.states()?size} <#if page.states()?size == 1>state<#else>states</#if></span></li>
      </#list>
    </ul>
    </#if>
    </#list>
  </nav>
  <main id="content">
    <#list pages as page>
    <section aria-labelledby="${page.id()}">
      <h2 id="${page.id()}">${page.id()}</h2>
      <#list page.states() as state>
      <details open id="state-${state.name()}">
        <summary><span class="state">${state.name()}</span><#if state.mistake()> <span class="mistake">tells of a mistake</span></#if></summary>
        <div class="languages">
          <#list state.sightings() as sighting>
          <div class="language">
            <h3><span class="code">${sighting.language()}</span> <span lang="${sighting.language()}">${sighting.title()}</span></h3>
            <#if sighting.path()?has_content><p class="path">${sighting.path()}</p></#if>
            <ul class="views">
              <#list views as view>
              <li class="${view.phone()?then("phone", "desk")}">
                <a href="pictures/${sighting.picture(view)}"><img src="pictures/${sighting.picture(view)}" alt="${state.name()}, ${sighting.language()}, ${view.label()?lower_case}" loading="lazy" decoding="async" width="${view.phone()?then("160", "480")}"></a>
                <span class="label">${view.label()}</span>
              </li>
              </#list>
            </ul>
          </div>
          </#list>
        </div>
      </details>
      </#list>
      <p class="top"><a href="#contents">Contents</a></p>
    </section>
    </#list>
  </main>
</body>
</html>
