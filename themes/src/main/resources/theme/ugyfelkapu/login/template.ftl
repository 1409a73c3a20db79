<#import "footer.ftl" as loginFooter>
<#import "page-parts.ftl" as parts>
<#--
  The frame of every page, with the parameters and nested sections of the parent's layout, so that the parent's pages
  and those of extensions fit in.
-->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local body><#nested "form"></#local>
<#local title = heading?markup_string?replace("<[^>]*>", "", "r")?replace("\\s+", " ", "r")?trim>
<#local failed = message?has_content && message.type == "error">
<#local inlineScripts = (properties.ukInlineScriptPages!"")?split(",")?seq_contains(pageId)>
<!DOCTYPE html>
<html lang="${lang}" class="${properties.kcHtmlClass!}"<#if (locale.rtl)!false> dir="rtl"</#if>>
<head>
  <#-- First of all, so that it covers everything below. No form-action: browsers apply it to the redirect to the relying party. -->
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'${inlineScripts?then(" 'unsafe-inline'", "")?no_esc}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src ${(pageId == "frontchannel-logout")?then("http: https:", "'none'")?no_esc}; base-uri 'none'">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <#if properties.meta?has_content>
    <#list properties.meta?split(" ") as meta>
      <meta name="${meta?split("==")[0]}" content="${meta?split("==")[1]}">
    </#list>
  </#if>
  <title><#if failed>${msg("ukErrorPrefix")} </#if><#if title?has_content>${title?no_esc} – </#if>${(realm.displayName)!}</title>
  <link rel="icon" href="${url.resourcesPath}/img/favicon.svg" type="image/svg+xml">
  <#list (properties.styles!"")?split(" ") as style>
    <#if style?has_content><link rel="stylesheet" href="${url.resourcesPath}/${style}"></#if>
  </#list>
  <#if inlineScripts>
    <script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
  </#if>
  <#list (properties.scripts!"")?split(" ") as script>
    <#if script?has_content><script type="module" src="${url.resourcesPath}/${script}"></script></#if>
  </#list>
  <#-- Only where there is something for them to do: each script is a request more. -->
  <#if body?markup_string?matches(".*data-uk-(copy|print).*", "s")>
    <script type="module" src="${url.resourcesPath}/js/codes.js"></script>
  </#if>
  <#if authenticationSession??>
    <script type="module" src="${url.resourcesPath}/js/session.js"></script>
  </#if>
  <#list scripts![] as script>
    <script src="${script}" defer></script>
  </#list>
<#-- The space in the end tag keeps the server from adding an inline script here; js/history.js does that script's work. -->
</head >
<body class="${properties.kcBodyClass!} ${bodyClass}" data-page-id="login-${pageId}"<#if url.hasAction()> data-uk-history="${url.loginAction}"</#if><#if authenticationSession??> data-uk-login="${authenticationSession.authSessionIdHash}" data-uk-signed-in="${url.ssoLoginInOtherTabsUrl}"</#if>>
  <a href="#tartalom" class="uk-skip">${msg("ukSkip")}</a>
  <header class="uk-header">
    <#if (properties.ukTestBanner!"true") != "false">
      <p class="uk-test-banner"><strong>${msg("ukTestBannerTitle")}</strong> ${msg("ukTestBannerText")}</p>
    </#if>
    <div class="uk-header-row">
      <@parts.serviceName/>
      <@parts.languages/>
    </div>
  </header>
  <main id="tartalom" class="uk-main" tabindex="-1">
    <#if failed>
      <@parts.errorSummary displayMessage/>
    </#if>
    <h1 id="kc-page-title">${heading}</h1>
    <@parts.clientName/>
    <#if displayMessage && !failed && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
      <div class="uk-notice uk-notice-${message.type}" role="status">${message.summary}</div>
    </#if>
    <#if displayRequiredFields>
      <p class="uk-hint"><span class="required">*</span> ${msg("requiredFields")}</p>
    </#if>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials() && pageId != "login">
      <#nested "show-username">
      <@parts.attemptedUsername/>
    </#if>
    ${body}
    <@parts.otherWays/>
    <#nested "socialProviders">
    <#if displayInfo>
      <div id="kc-info" class="${properties.kcSignUpClass!}"><#nested "info"></div>
    </#if>
    <div id="uk-status" class="uk-hidden" role="status" aria-live="polite"></div>
  </main>
  <footer class="uk-footer">
    <@parts.help/>
    <@loginFooter.content/>
  </footer>
</body>
</html>
</#macro>
