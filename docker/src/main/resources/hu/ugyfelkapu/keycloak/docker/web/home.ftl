<#import "layout.ftl" as layout>
<@layout.page title=t.homeTitle>
    <p>${t.homeIntro}</p>
    <form action="/login" method="post">
      <fieldset>
        <legend>${t.levelQuestion}</legend>
        <#list levels as level>
        <div class="choice">
          <input type="radio" id="level-${level}" name="level" value="${level}"<#if level?index == 0> checked</#if>>
          <label for="level-${level}">${t["level-" + level]}</label>
        </div>
        </#list>
      </fieldset>
      <button type="submit" id="login">${t.login}</button>
    </form>
</@layout.page>
