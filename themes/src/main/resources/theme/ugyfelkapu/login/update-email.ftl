<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<@layout.registrationLayout displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("updateEmailTitle")}
  <#elseif section = "form">
    <form id="kc-update-email-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@userProfileCommons.userProfileFormFields/>
      <@passwordCommons.logoutOtherSessions/>
      <div class="uk-actions">
        <@fields.primary>${msg("doSubmit")}</@fields.primary>
        <@fields.cancelAction/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
