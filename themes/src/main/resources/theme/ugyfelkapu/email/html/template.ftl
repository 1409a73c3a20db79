<#-- The frame of every mail: no remote content, no link of its own, readable without style. Inline styles are what mail readers keep. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr!true)?then("ltr", "rtl")}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject!realmName!""}</title>
</head>
<body style="margin:0; padding:0">
  <#-- What a list of mails shows beside the subject; the mail's own template may set it. -->
  <#if .main.preheader?has_content>
    <div style="display:none">${.main.preheader}</div>
  </#if>
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td align="center" style="padding:24px 12px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
          <tr>
            <td style="font-family:system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif; font-size:17px; line-height:1.5">
              <h1 style="margin:0 0 16px; font-size:22px; line-height:1.3">${subject!realmName!""}</h1>
              <#nested>
            </td>
          </tr>
        </table>
      </td>
    </tr>
  </table>
</body>
</html>
</#macro>
