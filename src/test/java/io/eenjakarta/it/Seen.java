package io.eenjakarta.it;

/** Questions to a page about what somebody in front of it sees. */
final class Seen {

    private Seen() {}

    /** Whether the focus can be seen where it is. */
    static final String FOCUS =
            """
            (() => {
              const place = document.activeElement;
              const box = place.getBoundingClientRect();
              const style = getComputedStyle(place);
              return place.matches(':focus-visible') && style.outlineStyle === 'solid'
                  && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
                  && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
            })()""";

    /** Whether the pictures on the screen are there; those that are folded away are not on it. */
    static final String PICTURES =
            """
            document.readyState === 'complete' && [...document.images].every(image => image.naturalWidth > 0
                || image.getBoundingClientRect().top >= innerHeight || !image.checkVisibility())""";
}
