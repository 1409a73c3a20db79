<#import "layout.ftl" as layout>
<@layout.page title=t.identifiedTitle>
    <p>${t.identifiedIntro}</p>
    <dl id="identification">
      <#list rows as row>
      <div>
        <dt>${row.label}</dt>
        <dd id="claim-${row.claim}">${row.value}<#if row.note?has_content><br><small>${row.note}</small></#if></dd>
      </div>
      </#list>
    </dl>
    <form action="/login" method="post">
      <fieldset>
        <legend>${t.againQuestion}</legend>
        <#list levels as level>
        <div class="choice">
          <input type="radio" id="level-${level}" name="level" value="${level}"<#if level?index == 0> checked</#if>>
          <label for="level-${level}">${t["level-" + level]}</label>
        </div>
        </#list>
      </fieldset>
      <button type="submit" id="login">${t.again}</button>
    </form>
    <form action="/logout" method="post">
      <button type="submit" id="logout" class="secondary">${t.logout}</button>
    </form>
</@layout.page>
