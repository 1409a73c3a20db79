<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <form id="kc-select-credential-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <ul class="uk-methods">
        <#list auth.authenticationSelections as selection>
          <li>
            <button type="submit" name="authenticationExecution" value="${selection.authExecId}" aria-describedby="selection-${selection?index}" class="uk-button uk-button-method">${msg(selection.displayName)}</button>
            <p id="selection-${selection?index}" class="uk-hint">${msg(selection.helpText)}</p>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
