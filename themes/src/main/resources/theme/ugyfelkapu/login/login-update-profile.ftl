<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "user-profile-commons.ftl" as userProfileCommons>
<@layout.registrationLayout displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("loginProfileTitle")}
  <#elseif section = "form">
    <form id="kc-update-profile-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@userProfileCommons.userProfileFormFields/>
      <div class="uk-actions">
        <@fields.primary>${msg("doSubmit")}</@fields.primary>
        <@fields.cancelAction/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
