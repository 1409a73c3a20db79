<#-- What stands around the console's application, on every page of it. -->

<#macro title>${msg("manageAccount")} – ${properties.ukServiceName?has_content?then(properties.ukServiceName, (realm.displayName)!"")}</#macro>

<#-- After the theme's own style sheets, so that these win; the palettes are the login theme's. -->
<#macro styles>
  <#if properties.ukPalette?has_content>
    <link rel="stylesheet" href="${resourceUrl?replace("/account/", "/login/")}/css/palette/${properties.ukPalette}.css">
  </#if>
  <#if properties.ukStyle?has_content>
    <link rel="stylesheet" href="${properties.ukStyle}">
  </#if>
  <noscript><link rel="stylesheet" href="${resourceUrl}/css/no-script.css"></noscript>
</#macro>

<#macro top>
  <a href="#tartalom" class="uk-skip">${msg("ukSkip")}</a>
  <#if (properties.ukTestBanner!"true") != "false">
    <section class="uk-test-banner" aria-label="${msg("ukTestBannerLabel")}"><p><strong>${msg("ukTestBannerTitle")}</strong> ${msg("ukTestBannerText")}</p></section>
  </#if>
</#macro>

<#-- The console needs scripts, the pages that it leads to do not. -->
<#macro withoutScript>
  <noscript>
    <main id="tartalom" class="uk-no-script">
      <h1>${msg("manageAccount")}</h1>
      <p>${msg("ugyfelkapuAccountNoScript")}</p>
      <ul class="uk-tasks">
        <@task "ugyfelkapu-plus-settings" "ugyfelkapuAccountSettings"/>
        <@task "ugyfelkapu-password" "ugyfelkapuAccountPassword"/>
        <@task "ugyfelkapu-email" "ugyfelkapuAccountEmail"/>
        <@task "ugyfelkapu-end-registration" "ugyfelkapuAccountEnd"/>
      </ul>
    </main>
  </noscript>
</#macro>

<#-- The code that comes back is never redeemed, so nobody knows the text that its challenge is made of. By the state the
  console's application, should it run after all, knows what to take out of its address. -->
<#macro task action label>
  <#local address = authServerUrl + "realms/" + realm.name?url("UTF-8") + "/protocol/openid-connect/auth?client_id="
    + clientId?url("UTF-8") + "&redirect_uri=" + baseUrl?string?url("UTF-8")
    + "&response_type=code&response_mode=query&scope=openid&state=no-script"
    + "&code_challenge_method=S256&code_challenge=this-code-is-never-redeemed-by-any-script00"
    + "&ui_locales=" + locale + "&kc_action=" + action>
  <li class="uk-task">
    <h2><a href="${address}">${msg(label)}</a></h2>
    <p>${msg(label + "Text")}</p>
  </li>
</#macro>

<#macro bottom>
  <footer class="uk-footer">
    <ul class="uk-help-links">
      <#if properties.ukHelpPhone?has_content>
        <li>${msg("ukHelpPhone")} <a href="${properties.ukHelpPhoneUrl!}">${properties.ukHelpPhone}</a></li>
      </#if>
      <#if properties.ukHelpUrl?has_content>
        <li><a href="${properties.ukHelpUrl}">${msg("ukHelp")}</a></li>
      </#if>
      <#if properties.ukAccessibilityUrl?has_content>
        <li><a href="${properties.ukAccessibilityUrl}">${msg("ukAccessibility")}</a></li>
      </#if>
      <#if properties.ukPrivacyUrl?has_content>
        <li><a href="${properties.ukPrivacyUrl}">${msg("ukPrivacy")}</a></li>
      </#if>
    </ul>
  </footer>
</#macro>
