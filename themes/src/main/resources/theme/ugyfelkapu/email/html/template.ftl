<#import "/parts.ftl" as parts>
<#--
  The frame of every mail: no remote content, no link of its own, readable without style. Inline styles are what mail
  readers keep; the style element only serves those that know a dark scheme.
  greeting: empty where the text has one; preheader: what a list of mails shows beside the subject.
-->
<#macro emailLayout greeting=msg("ukMailGreeting") preheader=(.main.preheader)!"">
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr!true)?then("ltr", "rtl")}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject!realmName!""}</title>
  <style>
    @media (prefers-color-scheme: dark) {
      .uk-ground { background-color: #10151b !important }
      .uk-card { background-color: #1a212a !important; color: #eef2f7 !important }
      .uk-link { color: #a9cbff !important }
      .uk-soft { color: #bdc7d3 !important; border-color: #3a4653 !important }
      .uk-test { background-color: #4a3a07 !important; color: #fff0c2 !important }
    }
  </style>
</head>
<body class="uk-ground" style="margin:0; padding:0; background-color:#eef1f5">
  <#if preheader?has_content>
    <div style="display:none">${preheader}</div>
  </#if>
  <table role="presentation" lang="${locale.language}" class="uk-ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#eef1f5">
    <tr>
      <td align="center" style="padding:24px 12px">
        <table role="presentation" class="uk-card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px; text-align:start; background-color:#ffffff; color:#16202b; border-top:4px solid ${properties.ukMailColor!"#1d4f91"}; font-family:system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif; font-size:17px; line-height:1.5">
          <#if parts.isTest()>
            <tr>
              <td class="uk-test" style="padding:8px 24px; background-color:#fff3cf; color:#3d2e00"><strong>${msg("ukMailTestTitle")}</strong> ${msg("ukMailTestText")}</td>
            </tr>
          </#if>
          <tr>
            <td style="padding:24px 24px 8px">
              <h1 style="margin:0 0 16px; font-size:22px; line-height:1.3">${subject!realmName!""}</h1>
              <#if greeting?has_content><p>${greeting}</p></#if>
              <#nested>
            </td>
          </tr>
          <tr>
            <td style="padding:0 24px 24px">
              <div class="uk-soft" style="padding-top:16px; border-top:1px solid #cdd5df; color:#44505e; font-size:15px"><#list parts.footer() as line>${line}<#sep><br></#list></div>
            </td>
          </tr>
        </table>
      </td>
    </tr>
  </table>
</body>
</html>
</#macro>

<#--
  A mail of Keycloak's own. text: paragraphs with an empty line between them; one of them may be the address (link) or
  the code. Texts hold no markup and all is escaped, so that names of people, realms and organisations are none (H83):
  Keycloak's kcSanitize would undo the escaping and let a name bring a link of its own.
-->
<#macro stock text link="" code="" greeting=msg("ukMailGreeting")>
  <#local paragraphs = parts.hostNamed(text, link)?split("\n\n")>
  <#local preheader = paragraphs?first>
  <#if code?has_content><#local preheader = preheader + " " + code></#if>
  <@emailLayout greeting=greeting preheader=preheader>
    <#list paragraphs as paragraph>
      <#if link?has_content && paragraph == link>
        <p style="overflow-wrap:anywhere; word-break:break-all"><a href="${link}" class="uk-link" style="color:#174583">${link}</a></p>
      <#elseif code?has_content && paragraph == code>
        <p style="margin:0 0 16px; font-size:32px; line-height:1.3; letter-spacing:4px"><strong>${code}</strong></p>
      <#else>
        <p><#list paragraph?trim?split("\n") as line>${line}<#sep><br></#list></p>
      </#if>
    </#list>
    <#nested>
  </@emailLayout>
</#macro>

<#-- Something happened to the account: text says what, when and where. -->
<#macro notice text>
  <@stock text=text>
    <p>${msg("ukMailService", parts.service())}</p>
    <p><strong>${msg("ukMailNotYou")}</strong> ${msg("ukMailNotYouDo", parts.phone())}</p>
  </@stock>
</#macro>
