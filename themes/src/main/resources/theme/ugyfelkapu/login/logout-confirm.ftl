<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <div id="kc-logout-confirm">
      <p>${msg("logoutConfirmHeader")}</p>
      <form class="uk-form" action="${url.logoutConfirmAction}" method="post" novalidate>
        <input type="hidden" name="session_code" value="${logoutConfirm.code}">
        <div class="uk-actions">
          <button type="submit" id="kc-logout" name="confirmLogout" value="true" class="uk-button uk-button-primary">${msg("doLogout")}</button>
          <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
            <a class="uk-button uk-button-secondary" href="${client.baseUrl}">${msg("backToApplication")}</a>
          </#if>
        </div>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
