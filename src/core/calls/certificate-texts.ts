/** Why a server's certificate was not accepted, by the code that stands first in the failure's detail. */
import type { Text } from '../../domain/text.ts';

interface Explanation {
  readonly text: Text;
  readonly next: Text;
}

const checkClock: Text = {
  en: "Check date and time of this machine; if they are right, the server's operator has to renew the certificate.",
  zh: '请检查本机日期和时间；若无误，需由服务器运营方更换证书。',
};

const addAuthority: Text = {
  en: 'If a proxy of your company opens and re-signs encrypted connections, ask for its CA certificate (PEM) and add it to the profile, or set NODE_EXTRA_CA_CERTS to that file.',
  zh: '若公司代理会解密连接并重新签发证书，请索取其 CA 证书（PEM）并添加到配置中，或将 NODE_EXTRA_CA_CERTS 设为该文件。',
};

const expired: Explanation = {
  text: { en: "The server's certificate has expired.", zh: '服务器证书已过期。' },
  next: checkClock,
};
const notYetValid: Explanation = {
  text: { en: "The server's certificate is not valid yet.", zh: '服务器证书尚未生效。' },
  next: checkClock,
};
const selfSigned: Explanation = {
  text: {
    en: "The server's certificate is self-signed: no authority vouches for it.",
    zh: '服务器证书是自签名证书，没有 CA 为其担保。',
  },
  next: {
    en: 'Check the access address. If the server is yours, add its certificate (PEM) to the profile as an additional CA.',
    zh: '请检查 APP 接入地址；若是自建服务器，请将其证书（PEM）作为附加 CA 添加到配置中。',
  },
};
const otherName: Explanation = {
  text: {
    en: "The server's certificate was issued for another host name.",
    zh: '服务器证书是为其他域名签发的。',
  },
  next: {
    en: 'Use the host name that the console shows, not an IP address, and check its spelling.',
    zh: '请使用控制台显示的域名，不要使用 IP 地址，并检查拼写。',
  },
};
const unknownIssuer: Explanation = {
  text: {
    en: "The server's certificate was issued by an authority that this machine does not know.",
    zh: '服务器证书由本机不信任的 CA 签发。',
  },
  next: addAuthority,
};
const unknownRoot: Explanation = {
  text: {
    en: "The server's certificate leads to a root that this machine does not know, as with a company proxy that re-signs connections.",
    zh: '服务器证书链的根证书不受本机信任，常见于会重新签发证书的公司代理。',
  },
  next: addAuthority,
};
const revoked: Explanation = {
  text: { en: "The server's certificate has been revoked.", zh: '服务器证书已被吊销。' },
  next: {
    en: "Do not send anything; ask the server's operator.",
    zh: '请勿继续发送，并联系服务器运营方。',
  },
};
const unreadableCa: Explanation = {
  text: {
    en: 'The additional CA certificate of the profile cannot be read, so nothing was sent.',
    zh: '配置中的附加 CA 证书无法读取，未发送任何内容。',
  },
  next: {
    en: 'Put the certificate in as PEM text, from BEGIN CERTIFICATE to END CERTIFICATE.',
    zh: '请以 PEM 文本填写证书，从 BEGIN CERTIFICATE 到 END CERTIFICATE。',
  },
};
const notTrusted: Explanation = {
  text: { en: "The server's certificate is not trusted.", zh: '服务器证书不受信任。' },
  next: addAuthority,
};

const byCode = new Map<string, Explanation>([
  ['CERT_HAS_EXPIRED', expired],
  ['CERT_NOT_YET_VALID', notYetValid],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownRoot],
  ['ERR_TLS_CERT_ALTNAME_INVALID', otherName],
  ['ERR_TLS_CERT_ALTNAME_FORMAT', otherName],
  ['HOSTNAME_MISMATCH', otherName],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownIssuer],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownIssuer],
  ['CERT_REVOKED', revoked],
  ['UNREADABLE_CA', unreadableCa],
]);

/** `detail` begins with the code of the system, as http-failures.ts writes it. */
export function explainCertificate(detail: string): Explanation {
  return byCode.get(detail.split(':', 1)[0] ?? '') ?? notTrusted;
}
