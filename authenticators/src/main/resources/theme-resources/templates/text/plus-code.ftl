<#ftl output_format="plainText">
<#import "ugyfelkapu-mail.ftl" as mail>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
${msg("ugyfelkapuCode." + purpose + ".what")}

${code}

${msg("ugyfelkapuCodeRequest", requestId)}

${msg("ugyfelkapuCodeValid", minutes, validUntil)}

${msg("ugyfelkapuCodeSecret")}

${msg("ugyfelkapuCodeNotYou")} ${msg("ugyfelkapuCode." + purpose + ".notYou", mail.phone())}

${msg("ugyfelkapuMailWhere", mail.service(serviceName))}
</@mail.frame>
