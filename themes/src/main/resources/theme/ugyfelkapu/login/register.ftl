<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<#import "register-commons.ftl" as registerCommons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#-- Without reCAPTCHA: it needs scripts of others, and shuts out people who do not see (ux.md 21). -->
<@layout.registrationLayout displayRequiredFields=true; section>
  <#if section = "header">
    <#if messageHeader?has_content>${msg(messageHeader)}<#else>${msg("registerTitle")}</#if>
  <#elseif section = "form">
    <form id="kc-register-form" class="uk-form" method="post" action="${url.registrationAction}" novalidate>
      <@userProfileCommons.userProfileFormFields; place, attribute>
        <#if place = "afterField" && passwordRequired?? && (attribute.name = "username" || (attribute.name = "email" && realm.registrationEmailAsUsername))>
          <@passwordCommons.newPassword name="password" label=msg("password") again=msg("ukPasswordAgain") required=true/>
        </#if>
      </@userProfileCommons.userProfileFormFields>
      <@registerCommons.termsAcceptance/>
      <div class="uk-actions">
        <@fields.primary>${msg("doRegister")}</@fields.primary>
        <a class="uk-button uk-button-link" href="${url.loginUrl}">${msg("backToLogin")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
