using System.Security.Cryptography;

namespace Deploy.Local.Services;

/// <summary>Random parts of identifiers in AWS's alphabets.</summary>
public static class Identifiers
{
    /// <summary>Lower-case hexadecimal: task ids (32), resource ids (17).</summary>
    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);

    /// <summary>Capitals and digits: access keys and ids of users and roles.</summary>
    public static string Upper(int length) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);

    /// <summary>Letters and digits with a leading letter free choice: ids of service deployments and revisions.</summary>
    public static string Mixed(int length) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", length);

    /// <summary>Decimal digits without a leading zero: ids of deployments and revisions.</summary>
    public static string Digits(int length) =>
        RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", length - 1);
}
