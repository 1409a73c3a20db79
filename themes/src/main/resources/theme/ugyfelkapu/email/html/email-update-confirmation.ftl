<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=msg("emailUpdateConfirmationBody", link, newEmail, parts.service(), linkExpirationFormatter(linkExpiration)) link=link/>
