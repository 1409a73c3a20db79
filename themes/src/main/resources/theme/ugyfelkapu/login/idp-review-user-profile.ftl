<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "user-profile-commons.ftl" as userProfileCommons>
<@layout.registrationLayout displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("loginIdpReviewProfileTitle")}
  <#elseif section = "form">
    <form id="kc-idp-review-profile-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@userProfileCommons.userProfileFormFields/>
      <div class="uk-actions">
        <@fields.primary>${msg("doSubmit")}</@fields.primary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
