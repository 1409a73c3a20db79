<#ftl output_format="plainText">
<#import "ugyfelkapu-mail.ftl" as mail>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
${msg("ugyfelkapuTelephoneMail.what")}

${password}

${msg("ugyfelkapuTelephoneMail.until", usableUntil)}

${msg("ugyfelkapuTelephoneMail.change")}

${msg("ugyfelkapuTelephoneMail.id")}

${msg("ugyfelkapuTelephoneMail.secret")}

${msg("ugyfelkapuTelephoneMail.notYou")} ${msg("ugyfelkapuMailNotYouDo", mail.phone())}

${msg("ugyfelkapuMailWhere", mail.service(serviceName))}
</@mail.frame>
