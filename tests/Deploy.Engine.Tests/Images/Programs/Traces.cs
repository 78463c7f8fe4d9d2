namespace Deploy.Engine.Tests.Images.Programs;

/// <summary>A program that uses what leaves traces of paths, of the order of files or of the compiler in an assembly.</summary>
internal static class Traces
{
    /// <summary>The call that a generator intercepts.</summary>
    public const string InterceptedCall = "Intercepted.Say(\"intercepted\")";

    /// <summary>The files: name and content.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Program.cs"] = """
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Linq.Expressions;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;
            using Traces;

            Console.WriteLine(Where.Am());
            Intercepted.Say("intercepted");
            var factor = args.Length + 3;
            Func<int, int> closure = x => x * factor;
            int Local(int y) => y + factor;
            var anonymous = new { Name = "shop", Price = 39.90m };
            Console.WriteLine($"{closure(1)} {Local(2)} {anonymous} {new Data().Sum()} {Data.Kind("four")}");
            await foreach (var item in Data.Stream()) Console.WriteLine(item);
            """,
        ["Where.cs"] = """
            using System;
            using System.Runtime.CompilerServices;

            namespace Traces;

            [AttributeUsage(AttributeTargets.All)]
            public sealed class PlaceAttribute([CallerFilePath] string file = "") : Attribute
            {
                public string File => file;
            }

            [Place]
            public static class Where
            {
                public static string Am() => Here() + new Hidden().Text + typeof(Hidden).Name;
                private static string Here([CallerFilePath] string file = "", [CallerMemberName] string member = "") => file + member;
            }

            [Holds(typeof(Hidden))]
            file sealed class Hidden
            {
                public string Text { get; init; } = "hidden";
                public static readonly Func<string> Lazily = () => "lazy";
            }

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class HoldsAttribute(Type type) : Attribute
            {
                public Type Type => type;
            }

            public static class Intercepted
            {
                public static void Say(string text) => Console.WriteLine(text);
            }
            """,
        ["Data.cs"] = """
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Linq.Expressions;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;

            namespace Traces;

            public interface IAnimal<TSelf> where TSelf : IAnimal<TSelf>
            {
                static abstract TSelf Make(string name);
                string Sound() => "none";
            }

            public record Cat(string Name, int Lives = 9) : IAnimal<Cat>
            {
                public static Cat Make(string name) => new(name);
            }

            public readonly record struct Point(double X, double Y);

            [InlineArray(4)]
            public struct Four
            {
                private int _first;
            }

            [StructLayout(LayoutKind.Explicit)]
            public struct Overlap
            {
                [FieldOffset(0)] public int Number;
                [FieldOffset(0)] public byte Low;
                [FieldOffset(4)] public float Share;
            }

            public struct Laid
            {
                public int First;
                public short Second;
            }

            [Flags]
            public enum Colours : byte
            {
                None = 0,
                Red = 1,
                Blue = 2,
            }

            public delegate ref readonly T Picker<T>(in T value) where T : struct;

            public partial class Data
            {
                public const string Greeting = "good day";
                public const decimal Rate = 1.19m;
                private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19];
                private static readonly Lazy<int> Once = new(Compute);
                private volatile int _count;

                public event EventHandler<int>? Changed;

                public required string Title { get; set; } = "none";

                public int this[int index] => Primes[index];

                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
                public Data()
                {
                }

                [DllImport("libc", EntryPoint = "getpid", SetLastError = true)]
                private static extern int ProcessId([MarshalAs(UnmanagedType.LPStr)] string unused);

                public static string Kind(string text) => text switch
                {
                    "one" => "first", "two" => "second", "three" => "third", "four" => "fourth", "five" => "fifth", "six" => "sixth", "seven" => "seventh",
                    _ => Greeting,
                };

                public static ReadOnlySpan<byte> Bytes => "utf8 text"u8;

                public static async IAsyncEnumerable<int> Stream([EnumeratorCancellation] System.Threading.CancellationToken token = default)
                {
                    foreach (var number in Numbers())
                    {
                        try
                        {
                            await Task.Delay(1, token);
                        }
                        catch (OperationCanceledException) when (number > 5)
                        {
                            yield break;
                        }

                        yield return number;
                    }
                }

                public static IEnumerable<int> Numbers()
                {
                    for (var i = 0; i < 10; i++) yield return i * 7;
                }

                public static Expression<Func<int, bool>> Tree() => x => x > 41;

                public static object Late(dynamic thing) => thing.Name + thing[0];

                public int Sum(params ReadOnlySpan<int> more)
                {
                    var total = _count;
                    foreach (var prime in Primes) total += prime;
                    foreach (var one in more) total += one;
                    Changed?.Invoke(this, total);
                    List<int> list = [.. Primes, total];
                    return list.Where(static x => x % 2 == 1).Select(x => x + total).Sum();
                }

                public static unsafe int Fast(int* numbers, delegate*<int, int> map) => map(numbers[1]) + Once.Value;

                public static T Make<T>(string name) where T : IAnimal<T> => T.Make(name);

                private static int Compute()
                {
                    Span<short> stack = stackalloc short[] { 1, 2, 3, 4 };
                    var pair = (Left: 1, Right: "r");
                    var other = new { pair.Left, Text = pair.Right };
                    return stack.Length + other.Left;
                }
            }
            """,
        ["More.cs"] = """
            using System;

            namespace Traces;

            public static class Measure
            {
                public static object Different() => new { Size = 5, Unit = "kg" };
            }

            public static class Extensions
            {
                public static string Twice(this string text) => text + text;
            }

            public class Generic<TKey, TValue> where TKey : notnull, IComparable<TKey> where TValue : class?, new()
            {
                public TValue? Value { get; protected internal set; }
                public class Nested<TMore>
                {
                    public (TKey, TValue, TMore)? Pick(TKey key) => default;
                }
            }

            public class Overloads
            {
                public int Take(int x) => x + 1;
                public int Take(long x) => (int)x + 2;
                public static Overloads operator +(Overloads left, Overloads right) => left;
                ~Overloads() => Console.WriteLine("gone");
            }
            """,
    };

    /// <summary>Changes of the program: a file, what is in it, and what comes in its place.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "Program.cs", "x * factor", "x * factor * 2" },
        { "Program.cs", "args.Length + 3", "args.Length + 4" },
        { "Program.cs", "39.90m", "34.90m" },
        { "Program.cs", "Price = ", "Cost = " },
        { "Program.cs", "y + factor", "y - factor" },
        { "Where.cs", "\"hidden\"", "\"hidden still\"" },
        { "Where.cs", "\"lazy\"", "\"eager\"" },
        { "Where.cs", "sealed class Hidden", "class Hidden" },
        { "Where.cs", "Console.WriteLine(text)", "Console.Write(text)" },
        { "Where.cs", "typeof(Hidden))]", "typeof(Where))]" },
        { "Data.cs", "Lives = 9", "Lives = 7" },
        { "Data.cs", "Sound() => \"none\"", "Sound() => \"some\"" },
        { "Data.cs", "[InlineArray(4)]", "[InlineArray(5)]" },
        { "Data.cs", "[FieldOffset(4)]", "[FieldOffset(8)]" },
        { "Data.cs", "public int First;\n    public short Second;", "public short Second;\n    public int First;" },
        { "Data.cs", "Blue = 2", "Blue = 4" },
        { "Data.cs", "Colours : byte", "Colours : short" },
        { "Data.cs", "\"good day\"", "\"good evening\"" },
        { "Data.cs", "1.19m", "1.20m" },
        { "Data.cs", "17, 19]", "17, 23]" },
        { "Data.cs", "volatile int", "int" },
        { "Data.cs", "EventHandler<int>", "EventHandler<long>" },
        { "Data.cs", "public required string", "public string" },
        { "Data.cs", "\"getpid\"", "\"getppid\"" },
        { "Data.cs", "UnmanagedType.LPStr", "UnmanagedType.LPWStr" },
        { "Data.cs", "\"four\" => \"fourth\"", "\"four\" => \"fifth\"" },
        { "Data.cs", "\"seven\" =>", "\"eight\" =>" },
        { "Data.cs", "\"utf8 text\"u8", "\"utf8 teXt\"u8" },
        { "Data.cs", "Task.Delay(1, token)", "Task.Delay(2, token)" },
        { "Data.cs", "number > 5", "number > 6" },
        { "Data.cs", "i * 7", "i * 8" },
        { "Data.cs", "x > 41", "x > 42" },
        { "Data.cs", "thing.Name", "thing.Title" },
        { "Data.cs", "x % 2 == 1", "x % 2 == 0" },
        { "Data.cs", "x + total", "x - total" },
        { "Data.cs", "numbers[1]", "numbers[2]" },
        { "Data.cs", "delegate*<int, int>", "delegate*<int, short>" },
        { "Data.cs", "{ 1, 2, 3, 4 }", "{ 1, 2, 3, 5 }" },
        { "Data.cs", "T : struct", "T : unmanaged" },
        { "More.cs", "\"kg\"", "\"lb\"" },
        { "More.cs", "text + text", "text + \" \" + text" },
        { "More.cs", "where TKey : notnull, IComparable<TKey>", "where TKey : notnull" },
        { "More.cs", "class?, new()", "class, new()" },
        { "More.cs", "protected internal set", "internal set" },
        { "More.cs", "Take(long x) => (int)x + 2", "Take(short x) => (int)x + 2" },
        { "More.cs", "=> left;", "=> right;" },
        { "More.cs", "Pick(TKey key)", "Pick(TKey other)" },
        { "More.cs", "\"gone\"", "\"lost\"" },
    };
}
