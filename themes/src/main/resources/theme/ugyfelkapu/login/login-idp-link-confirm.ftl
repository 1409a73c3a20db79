<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("confirmLinkIdpTitle")}
  <#elseif section = "form">
    <p>${msg("ukLinkConfirm")} <strong>${idpDisplayName}</strong></p>
    <form id="kc-register-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <@fields.submit name="submitAction" value="linkAccount" id="linkAccount">${msg("confirmLinkIdpContinue", idpDisplayName)}</@fields.submit>
        <#if !hideReviewButton?has_content>
          <@fields.secondary name="submitAction" value="updateProfile" id="updateProfile">${msg("confirmLinkIdpReviewProfile")}</@fields.secondary>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
