using System.Collections.Immutable;

namespace Foldstream.Events;

internal ref partial struct ShapeParser
{
    private ImmutableArray<ShapeCase> ParseCases()
    {
        Expect("<");
        Descend();
        ImmutableArray<ShapeCase>.Builder cases = ImmutableArray.CreateBuilder<ShapeCase>();
        HashSet<string> names = new(StringComparer.Ordinal);
        do
        {
            int start = _at;
            Int128 number = ParseNumber();
            if (number < 0 || number > int.MaxValue || (cases.Count > 0 && number <= cases[^1].Number))
            {
                _at = start;
                throw Fault("a number from 0 to 2147483647 above the one before");
            }

            Expect(" ");
            start = _at;
            string name = ParseName();
            if (!names.Add(name))
            {
                _at = start;
                throw Fault("a name that has not been used");
            }

            Expect(": ");
            cases.Add(new ShapeCase((int)number, name, new RecordShape(ParseMembers())));
        }
        while (TryRead(", "));

        Expect(">");
        _depth--;
        return cases.ToImmutable();
    }
}
