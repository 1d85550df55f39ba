package org.saan.thaitext;

import java.util.List;
import java.util.Set;
import org.saan.thaitext.Place.Level;

/** What an address came to when its names were held together and against a table of places. */
public sealed interface AddressReading {
    /** The address in its parts. */
    AddressParts parts();

    /**
     * One place.
     *
     * @param place the smallest that the address names
     */
    record Found(AddressParts parts, Place place, Set<Remark> remarks) implements AddressReading {
        public Found {
            remarks = Set.copyOf(remarks);
        }
    }

    /** Several places have these names; a person chooses. */
    record Several(AddressParts parts, List<Place> choices) implements AddressReading {
        public Several {
            choices = List.copyOf(choices);
        }
    }

    /**
     * The names exist but not together.
     *
     * @param level whose name does not lie in what the address puts it in
     * @param elsewhere where there are places of that name
     */
    record NotTogether(AddressParts parts, Level level, List<Place> elsewhere) implements AddressReading {
        public NotTogether {
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /**
     * No place has the name.
     *
     * @param alike places whose names are a slip away
     */
    record Unknown(AddressParts parts, Level level, String name, List<Place> alike) implements AddressReading {
        public Unknown {
            alike = List.copyOf(alike);
        }
    }

    /** The address names no place. */
    record NoPlace(AddressParts parts) implements AddressReading {}

    /** What the writer should be told although the place is found. */
    enum Remark {
        /** The postal code is not the usual one of the subdistrict. */
        POSTAL_CODE_DIFFERS,
        /** A name that was left out follows from the others. */
        COMPLETED,
        /** Only a district or a province is named. */
        NO_SUBDISTRICT
    }
}
