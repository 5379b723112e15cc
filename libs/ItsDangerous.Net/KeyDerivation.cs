namespace ItsDangerous.Net;

/// <summary>How the key that signs is made of the secret key and the salt.</summary>
/// <remarks>Mirrors the <c>key_derivation</c> argument of <c>itsdangerous.Signer</c>; its names stand beside the values.</remarks>
public enum KeyDerivation
{
    /// <summary>The digest of salt, the word <c>signer</c> and secret key (<c>django-concat</c>): the default, as in Django's signing.</summary>
    DjangoConcat,

    /// <summary>The digest of salt and secret key (<c>concat</c>).</summary>
    Concat,

    /// <summary>The HMAC of the salt under the secret key (<c>hmac</c>, RFC 2104): what Flask's session uses.</summary>
    Hmac,

    /// <summary>The secret key as it is (<c>none</c>): the salt then separates nothing.</summary>
    None,
}
